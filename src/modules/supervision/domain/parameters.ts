/** Rules of the pack that lights, reports and orders follow (`parameters/supervision.yaml`). */
export interface SupervisionParameters {
  version: number;
  sourceZh: string;
  sourceEn: string;
  light: {
    /** Percentage points of verified minus planned progress. */
    greenFrom: number;
    redBelow: number;
    /** Working days. */
    dueSoon: number;
    /** Percent. */
    dueSoonBelow: number;
  };
  report: { dueDay: number; yellowAfter: number; redAfter: number; remindBefore: number };
  order: { yellowsToRed: number; withinMonths: number };
}
