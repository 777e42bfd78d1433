import pg from 'pg';

/** What of pg's connection is called here; its published types ask for arguments it does not take. */
interface Wire {
  stream: { cork(): void; uncork(): void };
  parse(message: { text: string }): void;
  bind(message: object): void;
  execute(message: object): void;
}

/** Methods of pg's Query that its published types leave out; pg-cursor and pg-query-stream stand on the same ones. */
const Query = pg.Query as unknown as new (text: string, values?: unknown[]) => {
  name?: string;
  callback?: (error: unknown, result: pg.QueryResult) => void;
  submit(wire: Wire): Error | null;
  handleCommandComplete(message: unknown, wire: Wire): void;
};

/**
 * A statement with parameters and the `begin` before it, in one round trip. Between the two stands no Sync: should the
 * `begin` be refused, the server passes over the statement instead of keeping it on its own.
 */
class BeginAndQuery extends Query {
  readonly begin: string;
  private begun = false;

  constructor(begin: string, { text, values, name }: pg.QueryConfig) {
    super(text, values);
    this.name = name;
    this.begin = begin;
  }

  override submit(wire: Wire): Error | null {
    wire.stream.cork();
    try {
      wire.parse({ text: this.begin });
      wire.bind({});
      wire.execute({});
      return super.submit(wire);
    } finally {
      wire.stream.uncork();
    }
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.begun) super.handleCommandComplete(message, wire);
    this.begun = true;
  }
}

/** Begins a transaction with `begin` and runs its first statement, which must have parameters: without, pg sends text. */
export function beginAndQuery(client: pg.ClientBase, begin: string, statement: pg.QueryConfig): Promise<pg.QueryResult> {
  const query = new BeginAndQuery(begin, statement);
  return new Promise((resolve, reject) => {
    query.callback = (error, result) => (error ? reject(error) : resolve(result));
    client.query(query as unknown as pg.Submittable);
  });
}
