/** The smallest test runner that names what failed. */
export function suite() {
  const tests = [];
  return {
    test: (name, body) => tests.push({ name, body }),
    async run() {
      const results = [];
      for (const { name, body } of tests) {
        let failure = '';
        try {
          await body();
        } catch (error) {
          failure = String(error?.stack ?? error);
        }
        results.push({ name, failure });
      }
      return results;
    },
  };
}

export function equal(actual, expected) {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`expected ${b}, found ${a}`);
}

export function near(actual, expected, tolerance) {
  if (Math.abs(actual - expected) > tolerance) throw new Error(`expected about ${expected}, found ${actual}`);
}

export async function refuses(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('expected a refusal');
}
