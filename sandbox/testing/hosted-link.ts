/**
 * Goes through the pages of hosted Link and links the organisation, as a person with a browser without scripts would.
 */
export async function giveConsent(linkUrl: string, organisation: string): Promise<Response> {
  await submitStep(linkUrl, 'consent', { answer: 'allow' });
  return submitStep(linkUrl, 'organisation', { organisation });
}

export function submitStep(
  linkUrl: string,
  step: 'consent' | 'organisation',
  form: Record<string, string>,
): Promise<Response> {
  const address = new URL(linkUrl);
  address.pathname += `/${step}`;
  return fetch(address, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
}
