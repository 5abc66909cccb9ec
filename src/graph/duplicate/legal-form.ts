export {
  type Bare,
  isLegalForm,
  LEGAL_FORM_KINDS,
  type LegalFormKind,
  withoutLegalForms,
} from '../../domain/legal-form.ts';
