import { Card, CardBody, CardHeader, CardSection } from '@/components/ui/display/card';
import { AddressForm } from './address-form';

/** The address of the company's pages. Only an owner can change it. */
export function AddressCard({ slug, origin, mayChange }: { slug: string; origin: string; mayChange: boolean }) {
  return (
    <Card aria-labelledby="address">
      <CardHeader id="address" title="Address" line />
      {mayChange ? (
        <CardSection>
          {/* After a change, the form starts again with the new address. */}
          <AddressForm key={slug} slug={slug} origin={origin} />
        </CardSection>
      ) : (
        <CardBody className="pt-3!">
          <p className="wrap-anywhere">{`${origin}/${slug}`}</p>
          <p className="mt-4 text-sm text-faint">An owner of the company can change this.</p>
        </CardBody>
      )}
    </Card>
  );
}
