/**
 * What a system call or the net said, in one line; a failed `fetch` hides it one level down.
 *
 * @internal
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  if (!(cause instanceof Error)) return message;
  // an AggregateError (no address of a host answered) has a code but an empty message
  const detail = cause.message || ("code" in cause ? String(cause.code) : cause.name);
  return `${message}: ${detail}`;
}
