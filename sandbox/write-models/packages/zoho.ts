import { dateTime, informs, list, number, object, required, text, upTo } from '../field';
import type { PackageModels } from '../model';
import { activeOrArchived, ref, texts } from './shared-fields';

const whenNegative = informs('Is required when pushing a negative direct cost');

export const zoho: PackageModels = {
  // Assumption: Codat publishes no model of suppliers for this package, but an expense product must be able to create
  // them.
  suppliers: [
    text('supplierName', required, upTo(200)),
    ...texts('contactName', 'emailAddress', 'phone', 'taxNumber', 'defaultCurrency'),
    text('status', activeOrArchived),
  ],
  directCosts: [
    ...texts('reference', 'note'),
    dateTime('issueDate', required),
    number('currencyRate'),
    object(
      'contactRef',
      informs(
        'Required when pushing a negative direct cost & should reference either a Customer or Supplier when provided',
      ),
      [text('id')],
    ),
    list('lineItems', required, [
      number('totalAmount', informs('Should be provided when SubTotal is not provided')),
      number('subTotal', informs('Should be provided when TotalAmount is not provided')),
      ref('accountRef', required),
      object('taxRateRef', [text('id')]),
      list('trackingCategoryRefs', []),
    ]),
    text('currency', whenNegative),
    list('paymentAllocations', required, [
      object('payment', required, [text('currency', whenNegative), ref('accountRef', required)]),
      object('allocation', required, [text('currency', whenNegative)]),
    ]),
  ],
};
