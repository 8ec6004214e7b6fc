/**
 * Has the browser keep this page, so that a reload without a network finds it. Where it cannot
 * (without TLS, in a private window) the page works as long as nobody reloads it.
 */
export function keepPage() {
  navigator.serviceWorker?.register('/worker.js').catch(() => {});
}
