import { ClaimCard } from '@/components/claim/claim-card';
import { SupplierChoice } from '@/components/claim/supplier-choice';
import { ByHand } from '@/components/transfer/by-hand';
import { MarkForm } from '@/components/transfer/mark-form';
import { MarkedByHand } from '@/components/transfer/marked-by-hand';
import { Card, CardHeader, CardSection } from '@/components/ui/display/card';
import { markClaimInBooks, unmarkClaim } from '@/lib/actions/claim/claims';
import { may } from '@/lib/auth/permissions';
import { claimDetail } from '@/lib/data/claim/detail';
import type { ExpenseRow } from '@/lib/data/expense/rows';
import { billMenuOf, claimRulesOf } from '@/lib/domain/books/claim-rules';
import { type EntryNames, entryName } from '@/lib/domain/books/entry-names';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';
import { referenceOf } from '@/lib/domain/books/record';
import { manualBill } from '@/lib/domain/claim/manual';
import type { Viewer } from '@/lib/domain/company/viewer';
import { formatMoney } from '@/lib/domain/money';
import { canEdit } from '@/lib/domain/movement/status';
import { canMark } from '@/lib/domain/transfer/mark';

/** What the page of an expense shows of a claim: its approval, the supplier of the person, and what to enter by hand. */
export async function ClaimOfExpense({
  viewer,
  expense,
  connection,
  names,
  categoryNames,
}: {
  viewer: Viewer;
  expense: ExpenseRow;
  connection: { readonly id: string; readonly package: PackageKey } | null;
  names: EntryNames;
  categoryNames: ReadonlyMap<string, string>;
}) {
  const { claim } = expense;
  const detail = await claimDetail(viewer, expense, connection?.id ?? null);
  if (!claim || !detail) return null;
  const { role, locale, timeZone } = viewer;
  const target = connection && packageOf(connection.package);
  const books = target?.name ?? 'your books';
  const takesBills = target !== null && claimRulesOf(target.key) !== null;
  const maySync = may(role, 'sync');
  const supplierRef = connection ? claim.supplierRefs[connection.id] : undefined;
  const offersByHand =
    claim.state === 'approved' &&
    claim.mark === null &&
    canMark(expense.status) &&
    (!takesBills || expense.status === 'failed');
  return (
    <>
      <ClaimCard
        claim={{
          ...claim,
          ...{ id: expense.id, person: expense.spenderName },
          payment: claim.payment && {
            ...claim.payment,
            paid: formatMoney({ minor: claim.payment.paidMinor, currency: expense.amount.currency }, locale),
          },
        }}
        canRead={
          maySync &&
          takesBills &&
          expense.syncedRevision !== null &&
          claim.mark === null &&
          claim.payment?.status !== 'paid'
        }
        isOwn={expense.spenderId === viewer.userId}
        mayDecide={may(role, 'approve-claims')}
        problem={detail.problem}
        isOnlyApprover={detail.isOnlyApprover}
        isUnderway={!canEdit(expense.status)}
        locale={locale}
        timeZone={timeZone}
      />
      {target && takesBills && may(role, 'map') && (
        <Card aria-labelledby="employee-supplier">
          <CardHeader
            id="employee-supplier"
            title={`Supplier in ${books}`}
            detail={`For claims of ${expense.spenderName} in ${expense.amount.currency}`}
            line
          />
          <CardSection>
            <SupplierChoice
              person={{ id: expense.spenderId, name: expense.spenderName }}
              currency={expense.amount.currency}
              isForeign={expense.amount.currency !== viewer.baseCurrency}
              chosen={supplierRef ? { ref: supplierRef, name: entryName(names, 'suppliers', supplierRef) } : null}
              suggestion={detail.suggestion}
              target={{ key: target.key, name: target.name }}
            />
          </CardSection>
        </Card>
      )}
      {claim.mark && (
        <MarkedByHand
          id={expense.id}
          mark={claim.mark}
          books={books}
          locale={locale}
          timeZone={timeZone}
          undo={maySync ? unmarkClaim : null}
        />
      )}
      {offersByHand && may(role, 'see-all-expenses') && (
        <ByHand
          books={books}
          menu={target && billMenuOf(target.key)}
          values={manualBill(
            {
              person: expense.spenderName,
              day: expense.day,
              dueDay: claim.dueDay ?? expense.day,
              reference: referenceOf(expense.id),
              description: expense.note || expense.merchant,
              lines: expense.lines.map((line) => ({
                account: categoryNames.get(line.categoryId ?? '') ?? 'No category',
                amount: line.amount,
              })),
              total: expense.amount,
            },
            locale,
          )}
          form={maySync && <MarkForm id={expense.id} books={books} action={markClaimInBooks} />}
        />
      )}
    </>
  );
}
