/** Chart.js, loaded only where something is drawn with it; the first view of no page waits for it. */
let loading = null;

export function loadCharts() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/lib/chart.js/dist/chart.umd.min.js';
    script.onload = () => resolve(globalThis.Chart);
    script.onerror = () => {
      loading = null;
      reject(new Error('no charts'));
    };
    document.head.append(script);
  });
  return loading;
}

export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return { ink: of('ink'), quiet: of('quiet'), line: of('line'), accent: of('accent'), warn: of('warn'), edge: of('edge'), font: of('font') };
}
