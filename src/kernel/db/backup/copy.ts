import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import type pg from 'pg';

/** The side of pg's connection that COPY needs; its published types leave it out. */
interface Wire {
  stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

type Settle = { resolve: (rows: number) => void; reject: (error: unknown) => void };

/** One COPY statement in pg's queue of queries: pg hands it the server's messages. */
abstract class Copy {
  private readonly text: string;
  private readonly settle: Settle;
  private rows = 0;
  protected failure: unknown;

  constructor(text: string, settle: Settle) {
    this.text = text;
    this.settle = settle;
  }

  submit(connection: pg.Connection): void {
    (connection as unknown as Wire).query(this.text);
  }

  handleCommandComplete(message: { text: string }): void {
    this.rows = Number(message.text.split(' ')[1] ?? 0);
  }

  handleReadyForQuery(): void {
    if (this.failure === undefined) this.settle.resolve(this.rows);
    else this.settle.reject(this.failure);
  }

  handleError(error: unknown): void {
    this.failure ??= error;
    this.settle.reject(this.failure);
  }
}

class CopyOut extends Copy {
  private readonly sink: Writable;

  constructor(text: string, sink: Writable, settle: Settle) {
    super(text, settle);
    this.sink = sink;
  }

  handleCopyData(message: { chunk: Buffer }, connection: Wire): void {
    // The parser reuses its buffer; what waits in the sink must be our own copy.
    if (this.sink.write(Buffer.from(message.chunk)) || connection.stream.isPaused()) return;
    connection.stream.pause();
    this.sink.once('drain', () => connection.stream.resume());
  }
}

class CopyIn extends Copy {
  private readonly source: AsyncIterable<Buffer>;

  constructor(text: string, source: AsyncIterable<Buffer>, settle: Settle) {
    super(text, settle);
    this.source = source;
  }

  handleCopyInResponse(connection: Wire): void {
    void this.send(connection);
  }

  private async send(connection: Wire): Promise<void> {
    try {
      for await (const chunk of this.source) {
        if (this.failure !== undefined) return;
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      connection.endCopyFrom();
    } catch (error) {
      this.failure = error;
      connection.sendCopyFail('the source failed');
    }
  }
}

/** Runs `copy … to stdout` and writes its bytes to `sink`; resolves to the number of rows. */
export function copyOut(client: pg.Client, text: string, sink: Writable): Promise<number> {
  return new Promise((resolve, reject) => {
    client.query(new CopyOut(text, sink, { resolve, reject }) as unknown as pg.Submittable);
  });
}

/** Runs `copy … from stdin` with the bytes of `source`; resolves to the number of rows. */
export function copyIn(client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(text, source, { resolve, reject }) as unknown as pg.Submittable);
  });
}
