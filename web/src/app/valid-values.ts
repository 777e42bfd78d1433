import type { FormInstance } from 'antd';

/**
 * What a form holds once every rule of it is met; else nothing, with what is wrong beside its field and the first such
 * field in hand. A refusal of `validateFields` that nobody catches is an error of the page, not of the person.
 */
export async function validValues<Values>(form: FormInstance<Values>): Promise<Values | undefined> {
  try {
    return await form.validateFields();
  } catch (refused) {
    const [first] = (refused as { errorFields?: { name: Parameters<typeof form.focusField>[0] }[] }).errorFields ?? [];
    if (!first) throw refused;
    form.scrollToField(first.name, { focus: true, block: 'nearest' });
    return undefined;
  }
}
