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
  /** Months in a row in red after which each step is taken at the latest. */
  ladder: { talkAfterRed: number; circularAfterRed: number; councilAfterRed: number };
  /** Months; working days. */
  inspection: { sameItemWithin: number; defaultRectification: number };
}
