import { CardSection } from '@/components/ui/display/card';
import { packageMessage } from '@/lib/domain/causes/read-message';

/** The message with which the accounting package refused a record, in its own words. */
export function PackageMessage({ message }: { message: string | null }) {
  return (
    <CardSection>
      <h3 className="mb-1 font-medium">Message from the package</h3>
      <p className="text-soft wrap-anywhere">{packageMessage(message) ?? 'None.'}</p>
    </CardSection>
  );
}
