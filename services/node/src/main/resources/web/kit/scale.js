/** The next of 4, 8, 12, 20, 40, 80, 120 …: quarters of it are whole numbers. */
export function nice(n) {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, n / 4)));
  return [4, 8, 12, 20, 40].map((m) => m * size).find((m) => m >= n) ?? n;
}
