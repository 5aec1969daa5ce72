import { dateTime, informs, list, number, object, oneOf, required, text, upTo } from './field';
import type { PackageModels } from './model';
import { ref } from './parts';

const whenNegative = informs('Is required when pushing a negative direct cost');

export const zoho: PackageModels = {
  // An assumption: Codat's models have none, but an expense product has to name the supplier somewhere.
  suppliers: {
    fields: [
      text('supplierName', required, upTo(200)),
      text('contactName'),
      text('emailAddress'),
      text('phone'),
      text('taxNumber'),
      text('defaultCurrency'),
      text('status', oneOf('Active', 'Archived')),
    ],
  },
  directCosts: {
    fields: [
      text('reference'),
      text('note'),
      dateTime('issueDate', required),
      number('currencyRate'),
      object(
        'contactRef',
        [text('id')],
        informs(
          'Required when pushing a negative direct cost & should reference either a Customer or Supplier when provided',
        ),
      ),
      list(
        'lineItems',
        [
          number('totalAmount', informs('Should be provided when SubTotal is not provided')),
          number('subTotal', informs('Should be provided when TotalAmount is not provided')),
          ref('accountRef', required),
          object('taxRateRef', [text('id')]),
          list('trackingCategoryRefs', []),
        ],
        required,
      ),
      text('currency', whenNegative),
      list(
        'paymentAllocations',
        [
          object('payment', [text('currency', whenNegative), ref('accountRef', required)], required),
          object('allocation', [text('currency', whenNegative)], required),
        ],
        required,
      ),
    ],
  },
};
