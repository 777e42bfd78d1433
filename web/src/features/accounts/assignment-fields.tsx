import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listRoles, type OrganisationKind } from '../../../../src/kernel/identity/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { OrganisationSelect } from './organisation-select.tsx';

export interface AssignmentFields {
  organisation?: { id: string; kind: OrganisationKind; label: string };
  role: string;
  regions?: string[];
  parks?: string[];
}

/** Form fields for one role: for which organisation, which role, and where it reaches. */
export function AssignmentFieldset(): ReactNode {
  const { t } = useTranslation('accounts');
  const say = useSay();
  const form = Form.useFormInstance<AssignmentFields>();
  const organisation = Form.useWatch('organisation', form);
  const regions = Form.useWatch('regions', form);
  const roles = useAnswer(listRoles);
  const { cities, parks } = usePlaces();
  const options = roles.data?.items.filter((role) => role.grantable && organisation && role.organisationKinds.includes(organisation.kind)) ?? [];
  const parkOptions = parks.filter((park) => !regions?.length || regions.includes(park.city));
  return (
    <>
      <Form.Item name="organisation" label={t('field.organisation')} rules={[{ required: true }]} extra={t('hint.organisation')}>
        {/* A role that the new organisation may not hold would only be refused. */}
        <OrganisationSelect onPicked={() => form.setFieldValue('role', undefined)} />
      </Form.Item>
      <Form.Item name="role" label={t('field.role')} rules={[{ required: true }]} extra={t('hint.role')}>
        <Select
          disabled={!organisation}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t('hint.noRole')}
          options={options.map((role) => ({ value: role.id, label: say(role) }))}
        />
      </Form.Item>
      <Form.Item name="regions" label={t('field.regions')} extra={t('hint.regions')}>
        <Select mode="multiple" allowClear placeholder={t('whole')} options={cities.map((city) => ({ value: city.code, label: say(city) }))} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="parks" label={t('field.parks')} extra={t('hint.parks')}>
        <Select mode="multiple" allowClear options={parkOptions.map((park) => ({ value: park.code, label: say(park) }))} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </>
  );
}

/** The fields as a route wants them. */
export function toAssignment(fields: AssignmentFields): { role: string; organisationId: string; regions: string[]; parks: string[] } {
  return { role: fields.role, organisationId: fields.organisation?.id ?? '', regions: fields.regions ?? [], parks: fields.parks ?? [] };
}
