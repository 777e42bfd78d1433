/** Where to go after signing in: an address of this application only, so that a crafted link cannot lead elsewhere. */
export function nextAddress(next: string | undefined, otherwise: string): string {
  if (!next?.startsWith('/') || next.startsWith('//') || next.includes('\\')) return otherwise;
  return next.startsWith('/sign-in') ? otherwise : next;
}
