/**
 * A backup is one gzip-compressed text: lines of JSON, and after each line that names a table its rows in PostgreSQL's
 * COPY text format, closed by a line `\.` (which no row can be). It ends with a count, so that a file cut short shows.
 */
export interface Head {
  innomatrix: 'backup';
  format: 1;
  /** ISO instant, by the caller's clock. */
  at: string;
  /** Server version it was taken from. */
  server: string;
  migrations: { module: string; name: string; sha256: string }[];
}

export interface TableLine {
  table: string;
  columns: string[];
}

export interface EndLine {
  end: true;
  rows: Record<string, number>;
  sequences: { name: string; value: string }[];
}

const TERMINATOR = Buffer.from('\\.\n');
const NEWLINE = 0x0a;

/** Reads the parts of an unpacked backup in their order. */
export class BackupReader {
  private readonly source: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** The next line of JSON; undefined at the end of the file. */
  async line(): Promise<unknown> {
    for (;;) {
      const end = this.rest.indexOf(NEWLINE);
      if (end >= 0) {
        const text = this.rest.subarray(0, end).toString('utf8');
        this.rest = this.rest.subarray(end + 1);
        return JSON.parse(text);
      }
      if (!(await this.more())) return undefined;
    }
  }

  /** The rows that follow a table's line, whole lines at a time, up to their terminator. */
  async *rows(): AsyncGenerator<Buffer> {
    // What is left unread always begins with a line.
    while (!this.rest.subarray(0, TERMINATOR.length).equals(TERMINATOR)) {
      const stop = this.rest.indexOf('\n\\.\n');
      const whole = (stop >= 0 ? stop : this.rest.lastIndexOf(NEWLINE)) + 1;
      if (whole > 0) yield this.rest.subarray(0, whole);
      this.rest = this.rest.subarray(whole);
      if (stop < 0 && !(await this.more())) throw new Error('The backup ends in the middle of a table');
    }
    this.rest = this.rest.subarray(TERMINATOR.length);
  }

  private async more(): Promise<boolean> {
    const { value, done } = await this.source.next();
    if (done) return false;
    this.rest = this.rest.length === 0 ? value : Buffer.concat([this.rest, value]);
    return true;
  }
}
