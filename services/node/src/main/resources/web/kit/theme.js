const KEY = 'plenum.theme';
const order = ['auto', 'light', 'dark'];
const system = matchMedia('(prefers-color-scheme: dark)');

function remembered() {
  try {
    return localStorage.getItem(KEY) ?? 'auto';
  } catch {
    return 'auto';
  }
}

let chosen = remembered();

function apply() {
  const dark = chosen === 'dark' || (chosen === 'auto' && system.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

export function theme() {
  return chosen;
}

export function nextTheme() {
  chosen = order[(order.indexOf(chosen) + 1) % order.length];
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // Private windows refuse; the choice then lasts as long as the page.
  }
  apply();
}

system.addEventListener('change', apply);
apply();
