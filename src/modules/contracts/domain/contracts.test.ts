import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractDraft, type ContractDraft } from '../contract.ts';
import { amountFaults, splitByShare } from './amounts.ts';
import { submissionFaults } from './completeness.ts';
import { registrationNumber } from './registration-number.ts';
import { partyFlows } from './flow.ts';

const SEED = 20261121;

/** A complete licence from a Nanjing university to a Wuxi firm; a test states only what it changes. */
function draft(changes: Partial<ContractDraft> = {}): ContractDraft {
  return contractDraft.parse({
    name: '高韧性涂层技术专利实施许可合同',
    type: 'LICENCE_PATENT',
    signDate: '2026-03-02',
    startDate: '2026-03-10',
    endDate: '2027-03-09',
    contractAmountFen: 120_000_00,
    technologyTransactionAmountFen: 100_000_00,
    nonTechnicalItems: [{ name: '试验设备', amountFen: 20_000_00 }],
    paymentMode: 'LUMP_SUM',
    intellectualProperty: [{ kind: 'patent', number: 'ZL202310000001.2' }],
    relatedParties: false,
    parties: [
      { side: 'seller', name: '示例大学', creditCode: '91350100M000100Y43', region: '320100', kind: 'university', sharePpm: 1_000_000 },
      { side: 'buyer', name: '示例材料公司', creditCode: '91320200MA1MTEST1X', region: '320200', kind: 'firm', sharePpm: 1_000_000 },
    ],
    ...changes,
  });
}
const fields = (d: ContractDraft): (string | undefined)[] => submissionFaults(d).map((f) => f.where?.field);

describe('submission of a technology contract', () => {
  it('names every missing item at once', () => {
    const all = fields(draft({ signDate: null, endDate: null, intellectualProperty: [], nonTechnicalItems: [] }));
    expect(all).toEqual(expect.arrayContaining(['signDate', 'endDate', 'intellectualProperty', 'nonTechnicalItems']));
  });
  it('refuses a seller who is also the buyer', () => {
    const d = draft();
    const same = draft({ parties: [d.parties[0]!, { ...d.parties[0]!, side: 'buyer' }] });
    expect(submissionFaults(same).map((f) => f.zh)).toContain('买卖双方不能是同一主体');
  });
  it('refuses a credit code whose check character is wrong', () => {
    expect(fields(draft())).toContain('parties.1.creditCode');
  });
  it('lets a royalty contract be registered with amount zero', () => {
    const zero = { contractAmountFen: 0, technologyTransactionAmountFen: 0, nonTechnicalItems: [] };
    expect(fields(draft({ ...zero, paymentMode: 'ROYALTY' }))).not.toContain('contractAmountFen');
    expect(fields(draft({ ...zero, paymentMode: 'LUMP_SUM' }))).toContain('contractAmountFen');
  });
  it('asks for the relation when the parties are related', () => {
    expect(fields(draft({ relatedParties: true }))).toContain('relatedPartiesNote');
  });
});

describe('the three amounts', () => {
  it('hold 0 ≤ actual ≤ technology ≤ contract', () => {
    const base = { nonTechnicalItems: [], contractAmountFen: 100, technologyTransactionAmountFen: 100, actualAmountFen: 0 };
    expect(amountFaults(base)).toEqual([]);
    expect(amountFaults({ ...base, technologyTransactionAmountFen: 101 })).toHaveLength(1);
    expect(amountFaults({ ...base, actualAmountFen: 101 })).toHaveLength(1);
  });
  it('split by share to the last fen, nobody off by more than one fen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e13 }),
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 8 }),
        (amount, shares) => {
          const parts = splitByShare(amount, shares);
          const total = shares.reduce((a, b) => a + b, 0);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(amount);
          parts.forEach((part, i) => expect(Math.abs(part - (amount / total) * shares[i]!)).toBeLessThan(1.01));
        },
      ),
      { seed: SEED },
    );
  });
});

describe('flow between the parties', () => {
  it('counts a contract whole on the output side and whole on the absorption side, each party by its share to the fen', () => {
    const region = fc.constantFrom('320100', '320200', '320400', '320500', '321100', null);
    const side = (s: 'seller' | 'buyer') =>
      fc.array(fc.record({ side: fc.constant(s), kind: fc.constant('firm'), region, sharePpm: fc.integer({ min: 1, max: 1_000_000 }) }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), side('seller'), side('buyer'), (amount, sellers, buyers) => {
        const flows = partyFlows({ contractAmountFen: amount, technologyTransactionAmountFen: amount, parties: [...sellers, ...buyers] });
        const sums = (of: 'seller' | 'buyer', n: number) => Array.from({ length: n }, (_, i) => flows.filter((f) => f[of] === i).reduce((sum, f) => sum + f.contractAmountFen, 0));
        expect(sums('seller', sellers.length)).toEqual(splitByShare(amount, sellers.map((p) => p.sharePpm)));
        expect(sums('buyer', buyers.length)).toEqual(splitByShare(amount, buyers.map((p) => p.sharePpm)));
        expect(flows.every((f) => f.contractAmountFen >= 0)).toBe(true);
      }),
      { seed: SEED },
    );
  });
});

describe('registration number', () => {
  it('has nineteen digits that tell year, region, registry, family and sequence', () => {
    const n = registrationNumber({ year: 2026, region: '320100', registryCode: '01', type: 'LICENCE_PATENT', sequence: 42 });
    expect(n).toBe('2026320100013000042');
  });
});
