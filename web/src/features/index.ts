import type { Feature } from '../app/feature.ts';
import { feature as about } from './about/index.tsx';
import { feature as accounts } from './accounts/index.tsx';
import { feature as assessment } from './assessment/index.tsx';
import { feature as audit } from './audit/index.tsx';
import { feature as brokers } from './brokers/index.tsx';
import { feature as checkup } from './checkup/index.tsx';
import { feature as clearing } from './clearing/index.tsx';
import { feature as cockpit } from './cockpit/index.tsx';
import { feature as contracts } from './contracts/index.tsx';
import { feature as entitlement } from './entitlement/index.tsx';
import { feature as enterprises } from './enterprises/index.tsx';
import { feature as finance } from './finance/index.tsx';
import { feature as funds } from './funds/index.tsx';
import { feature as growth } from './growth/index.tsx';
import { feature as ledger } from './ledger/index.tsx';
import { feature as library } from './library/index.tsx';
import { feature as market } from './market/index.tsx';
import { feature as network } from './network/index.tsx';
import { feature as ownership } from './ownership/index.tsx';
import { feature as plan } from './plan/index.tsx';
import { feature as policy } from './policy/index.tsx';
import { feature as portal } from './portal/index.tsx';
import { feature as procedure } from './procedure/index.tsx';
import { feature as reports } from './reports/index.tsx';
import { feature as returns } from './returns/index.tsx';
import { feature as rules } from './rules/index.tsx';
import { feature as sandbox } from './sandbox/index.tsx';
import { feature as signIn } from './sign-in/index.tsx';
import { feature as supervision } from './supervision/index.tsx';
import { feature as trading } from './trading/index.tsx';
import { feature as vouchers } from './vouchers/index.tsx';
import { feature as workbench } from './workbench/index.tsx';

/** One line a feature; the shell takes its routes, navigation and words from here. */
export const features: readonly Feature[] = [
  portal,
  cockpit,
  plan,
  supervision,
  returns,
  assessment,
  reports,
  policy,
  signIn,
  workbench,
  procedure,
  market,
  library,
  ownership,
  brokers,
  network,
  trading,
  contracts,
  enterprises,
  growth,
  checkup,
  entitlement,
  funds,
  ledger,
  vouchers,
  finance,
  clearing,
  rules,
  sandbox,
  accounts,
  audit,
  about,
];
