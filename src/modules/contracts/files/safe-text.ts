/** Content that a spreadsheet could run as a formula is marked as text. */
export function safeText(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
