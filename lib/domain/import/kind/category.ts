import type { Category } from '@/lib/domain/company/category';
import { foldTitle } from '../titles/fold';
import type { RowDirection, RowKindName } from './row-kind';

const names: Readonly<Record<string, RegExp>> = {
  fee: /^(?:bank |card |account |payment )?(?:fees|charges)(?: and (?:interest|charges|fees))?$|^(?:bank|card) (?:fees|charges)\b|^(?:bankgebuhren|kontogebuhren|kontofuhrung|bankspesen|nebenkosten des geldverkehrs|frais bancaires|services bancaires|bankkosten|gastos bancarios|comisiones bancarias|spese bancarie|commissioni bancarie|bankavgifter|bankgebyr|oplaty bankowe)\b/,
  'interest paid':
    /^interest(?: paid| expense| charges?| charged)?$|^(?:bank|card|loan) interest$|^(?:fees|charges) and interest$|^(?:zinsaufwand|zinsaufwendungen|sollzinsen|zinsen|interets debiteurs|charges d interets|rentelasten|betaalde rente|intereses pagados|gastos financieros|interessi passivi|oneri finanziari)\b/,
  'interest received':
    /^interest (?:received|earned|income)$|^(?:zinsertrage?|habenzinsen|interets crediteurs|produits financiers|rentebaten|ontvangen rente|intereses recibidos|ingresos financieros|interessi attivi|proventi finanziari)\b/,
  reward:
    /^(?:cash ?back|rewards?|card rewards|other income|sonstige ertrage|bonus|remises|overige opbrengsten|otros ingresos|altri ricavi)$/,
};

/** Returns the category of the company that is meant for a fee, interest or cashback; null without one, or with several. */
export function categoryOfKind(
  is: RowKindName,
  direction: RowDirection,
  categories: readonly Category[],
): string | null {
  const name = names[is === 'interest' ? (direction === 'out' ? 'interest paid' : 'interest received') : is];
  if (!name) return null;
  const fitting = categories.filter((category) => name.test(foldTitle(category.name)));
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}
