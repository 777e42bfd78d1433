/** A person at the API: a session cookie and short verbs. Throws with the problem's code, so that a test can name it. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(`${status} ${code}: ${message}`);
    this.status = status;
    this.code = code;
  }
}

// oxlint-disable-next-line no-explicit-any -- answers are checked by the assertions of the tests that read them
type Answer = any;

export interface Person {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  /** Takes an action in a case as it stands now. */
  act(caseId: string, action: string, data?: Record<string, unknown>, reason?: string): Promise<Answer>;
}

export async function signIn(url: string, loginName: string, password: string): Promise<Person> {
  const session = await fetch(`${url}/api/session`, { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify({ loginName, password }) });
  if (!session.ok) throw new Error(`sign-in of ${loginName}: ${await session.text()}`);
  const cookie = session.headers.get('set-cookie')!.split(';')[0]!;
  const send = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const init: RequestInit = { method, headers: { ...JSON_HEADERS, cookie } };
    if (method !== 'GET') init.body = body === undefined ? '' : JSON.stringify(body);
    const answer = await fetch(url + path, init);
    const text = await answer.text();
    const data: Answer = text.startsWith('{') ? JSON.parse(text) : text;
    if (!answer.ok) throw new ApiRefusal(answer.status, data.code, `${method} ${path}: ${data.en} ${JSON.stringify(data.details ?? [])}`);
    return data;
  };
  const person: Person = {
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    act: async (caseId, action, data = {}, reason) => {
      const page = await send('GET', `/api/cases/${caseId}`);
      return send('POST', `/api/cases/${caseId}/actions/${action}`, { expectedSeq: page.evaluation.seq, data, reason });
    },
  };
  return person;
}

const JSON_HEADERS = { 'content-type': 'application/json', 'x-innomatrix': '1' };
