/**
 * A folder's name for each run: its quantizer's name with plain characters only, `equal-bits-0.3`; different for all.
 *
 * @internal
 */
export function folderNames(names: readonly string[]): string[] {
  const given = new Set<string>();
  return names.map((name) => {
    const plain = plainName(name);
    let free = plain;
    for (let count = 2; given.has(free.toLowerCase()); count++) free = `${plain}-${count}`;
    given.add(free.toLowerCase()); // some file systems take upper and lower case for the same
    return free;
  });
}

/** Letters, digits, dots, dashes and underscores, without a dot or dash at the ends: no path leads out of its folder. */
function plainName(name: string): string {
  return (
    name
      .replace(/[^\w.]+/g, "-")
      .replace(/^[.-]+|[.-]+$/g, "")
      .slice(0, 100) || "run"
  );
}
