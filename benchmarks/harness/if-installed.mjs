/**
 * A package, or undefined where it is not installed or not built.
 *
 * @param {() => Promise<T>} load - the import
 * @returns {Promise<T | undefined>}
 * @template T
 */
export async function ifInstalled(load) {
  try {
    return await load();
  } catch (error) {
    if (error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
