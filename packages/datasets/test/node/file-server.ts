import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What a path answers: bytes, or anything that a response can be made to do. */
export type Answer = Uint8Array | ((response: ServerResponse) => void);

/** A web folder on 127.0.0.1 that lives as long as the test, and the paths that were asked of it. */
export async function fileServer(
  answers: Readonly<Record<string, Answer>>,
): Promise<{ address: string; requests: string[] }> {
  const requests: string[] = [];
  const listener: RequestListener = (request, response) => {
    const path = request.url ?? "";
    requests.push(path);
    const answer = answers[path];
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === "function") answer(response);
    else response.writeHead(200, { "content-length": answer.length }).end(answer);
  };
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
  return { address: `http://127.0.0.1:${port}/`, requests };
}
