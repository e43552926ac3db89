import { useTranslation } from 'react-i18next';

/**
 * Words for what the audit names in the API's own terms. What has no words yet is shown as the API names it: an event of a
 * newer server must not be left out.
 */
export function useEventWords() {
  const { i18n } = useTranslation('admin');
  const look = (path: string): string | null => {
    const found: unknown = i18n.getResource(i18n.language, 'admin', path);
    return typeof found === 'string' ? found : null;
  };
  return {
    type: (type: string): string | null => look(`audit.types.${type}`),
    subject: (kind: string): string => look(`audit.subjects.${kind}`) ?? kind,
    field: (name: string): string => look(`audit.fields.${name}`) ?? name,
    value: (value: string): string | null => look(`audit.values.${value}`),
  };
}
