/** Content that a spreadsheet could run as a formula is marked as text (formula injection). */
export function neutralised(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
