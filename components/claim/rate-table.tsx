import { ActionButton } from '@/components/form/action-button';
import { Day } from '@/components/ui/display/day';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { stopRate } from '@/lib/actions/claim/travel';
import { rateOn, type TravelRate } from '@/lib/domain/claim/travel/rate';
import { formatCount, formatDecimal } from '@/lib/domain/number';

/** The company's rates with their history, newest first. Only a rate that is valid today can be ended. */
export function RateTable({
  rates,
  today,
  locale,
  mayChange,
}: {
  /** In the order in which they were added. */
  rates: readonly TravelRate[];
  today: string;
  locale: string;
  mayChange: boolean;
}) {
  return (
    <Table caption="Rates of mileage and per diems">
      <Thead>
        <Th>For</Th>
        <Th>Valid from</Th>
        <Th numeric>Rate</Th>
        <Th>Details</Th>
        <Th>
          <span className="sr-only">End</span>
        </Th>
      </Thead>
      <Tbody>
        {rates.toReversed().map((rate) => {
          const isValid = rateOn(rates, { ...rate, day: today })?.id === rate.id;
          return (
            <Tr key={rate.id}>
              <Td card="title">
                {rate.name}
                <span className="block text-sm text-faint">{rate.kind === 'mileage' ? 'Mileage' : 'Per diem'}</span>
              </Td>
              <Td label="Valid from">
                <Day day={rate.fromDay} locale={locale} />
              </Td>
              <Td numeric card="value">
                {rate.isEnded ? 'Ended' : `${formatDecimal(rate.rate, locale)} per ${rate.unit}`}
              </Td>
              <Td card="below">{rate.isEnded ? null : details(rate, locale)}</Td>
              <Td card="below">
                {isValid && mayChange && (
                  <ActionButton
                    action={stopRate}
                    fields={{ id: rate.id }}
                    size="sm"
                    doneToast="Ended from today on."
                    aria-label={`End the rate of ${rate.name}`}
                  >
                    End
                  </ActionButton>
                )}
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}

const details = ({ threshold, rateAfter, fuelRate, fuelTaxPercent, unit }: TravelRate, locale: string): string =>
  [
    ...(threshold !== null && rateAfter !== null
      ? [
          `${formatDecimal(rateAfter, locale)} after ${formatCount(threshold, locale)} ${unit === 'km' ? 'km' : 'miles'}`,
        ]
      : []),
    ...(fuelRate !== null && fuelTaxPercent !== null
      ? [`fuel ${formatDecimal(fuelRate, locale)} with ${formatDecimal(fuelTaxPercent, locale)} % tax`]
      : []),
  ].join(' · ');
