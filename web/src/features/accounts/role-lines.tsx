import type { ReactNode } from 'react';
import type { Account } from '../../../../src/kernel/identity/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { Jurisdiction } from './jurisdiction.tsx';

export function RoleLines({ assignments }: { assignments: Account['assignments'] }): ReactNode {
  const say = useSay();
  return (
    <div>
      {assignments.map((assignment) => (
        <div key={assignment.id}>
          {say({ zh: assignment.roleZh, en: assignment.roleEn })} <span className="faint">· {assignment.organisationName}</span>{' '}
          <Jurisdiction regions={assignment.regions} parks={assignment.parks} />
        </div>
      ))}
    </div>
  );
}
