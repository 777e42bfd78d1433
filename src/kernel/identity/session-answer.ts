/** An answer that also opens or ends the browser's session; the delivery floor turns it into a cookie. */
export class SessionAnswer<T> {
  readonly body: T;
  /** null ends the session. */
  readonly session: { token: string; expiresAt: Date } | null;

  constructor(body: T, session: { token: string; expiresAt: Date } | null) {
    this.body = body;
    this.session = session;
  }
}
