import { describe, expect, it } from 'vitest';
import { fileNameOf } from './transfer.ts';

describe('the name of a downloaded file', () => {
  it('is the Chinese one where the server gives both', () => {
    expect(fileNameOf(`attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('登记证明.pdf')}`)).toBe('登记证明.pdf');
  });

  it('is the plain one otherwise, quoted or not', () => {
    expect(fileNameOf('attachment; filename="report 2025.csv"')).toBe('report 2025.csv');
    expect(fileNameOf('attachment; filename=report.csv')).toBe('report.csv');
  });

  it('is the plain one when the Chinese one is badly encoded', () => {
    expect(fileNameOf(`attachment; filename="a.pdf"; filename*=UTF-8''%E4%`)).toBe('a.pdf');
  });

  it('is left to the caller when the server gives none', () => {
    expect(fileNameOf(null)).toBeUndefined();
    expect(fileNameOf('attachment')).toBeUndefined();
  });
});
