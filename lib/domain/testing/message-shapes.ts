/**
 * The shapes in which packages and Codat hand on a message: JSON, JSON inside a JSON string, XML, and Codat's frame.
 * The first shape is the plain message.
 */
export const messageShapes: Readonly<Record<string, (message: string) => string>> = {
  plain: (message) => message,
  'Codat’s frame': (message) =>
    `An error occurred in a downstream service. Correlation ID: 1f6ab1bc-72e1-4a1c-9d3f-0f4d2f6c7a21. Message: ${message}`,
  'Codat’s error body': (message) =>
    JSON.stringify({
      statusCode: 400,
      service: 'PushApi',
      error: 'Push failed for DirectCost: see validation for more information',
      correlationId: '8fa2b5f4794970a4ee73758f612e8df0',
      validation: { errors: [{ itemId: 'DirectCost', message, validatorName: 'DirectCost' }], warnings: [] },
      canBeRetried: 'Unknown',
      detailedErrorCode: 0,
    }),
  'QuickBooks’ fault': (message) =>
    JSON.stringify({
      Fault: {
        Error: [
          {
            Message: 'A business validation error has occurred while processing your request',
            Detail: message,
            code: '6000',
            element: '',
          },
        ],
        type: 'ValidationFault',
      },
      time: '2026-11-20T10:00:00.000-08:00',
    }),
  'Xero’s exception': (message) =>
    JSON.stringify({
      ErrorNumber: 10,
      Type: 'ValidationException',
      Message: 'A validation exception occurred',
      Elements: [{ LineItems: [], ValidationErrors: [{ Message: message }] }],
    }),
  'Xero’s exception in XML': (message) =>
    `<ApiException><ErrorNumber>10</ErrorNumber><Type>ValidationException</Type><Message>A validation exception occurred</Message><Elements><DataContractBase><ValidationErrors><ValidationError><Message>${escaped(message)}</Message></ValidationError></ValidationErrors></DataContractBase></Elements></ApiException>`,
  'NetSuite’s problem': (message) =>
    JSON.stringify({
      title: 'Bad Request',
      status: 400,
      'o:errorDetails': [{ detail: message, 'o:errorCode': 'USER_ERROR' }],
    }),
  'Intacct’s error': (message) =>
    `<errormessage><error><errorno>BL01001973</errorno><description></description><description2>${escaped(message)}</description2><correction></correction></error></errormessage>`,
  qbXML: (message) =>
    `<BillAddRs requestID="1" statusCode="3140" statusSeverity="Error" statusMessage="${escaped(message)}" />`,
  'Dynamics’ error in a string': (message) =>
    JSON.stringify({
      status: 400,
      body: JSON.stringify({
        error: {
          code: 'Application_DialogException',
          message: `${message}  CorrelationId:  5ad0cc6c-2ef8-49b6-8f26-c9893727c69f.`,
        },
      }),
    }),
  'FreeAgent’s errors': (message) => JSON.stringify({ errors: [{ message }] }),
  'Zoho’s error': (message) => `400 Bad Request: ${JSON.stringify({ code: 36_999, message })}`,
};

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
