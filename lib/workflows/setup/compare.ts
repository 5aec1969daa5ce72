import {
  maxReadIntervalHours,
  type Needed,
  neededDataTypes,
  neededEvents,
  neededProduct,
} from '@/lib/codat/setup/needed';
import type { AccountSettings, SyncSetting, WebhookConsumer } from '@/lib/codat/setup/settings';
import { counted, plural } from '@/lib/domain/plural';
import { type SettingCheck, type SettingState, secretSetting } from '@/lib/domain/setup/check';

type Line = Omit<SettingCheck, 'state'> & { readonly state: SettingState };

/** Compares our account at Codat with what Outlay needs. Returns one line for each setting. */
export function compareSettings(account: AccountSettings, needed: Needed): Line[] {
  return [
    webhookLine(account, needed),
    redirectLine(account, needed),
    originLine(account, needed),
    dataTypesLine(account),
    productLine(account),
    ...(needed.clientName === null ? [] : [nameLine(account, needed.clientName)]),
    secretLine(needed.webhookSecret),
  ];
}

/** Returns the webhooks that are registered at our address. */
export const ownWebhooks = (
  { webhooks }: Pick<AccountSettings, 'webhooks'>,
  { webhookUrl }: Pick<Needed, 'webhookUrl'>,
): readonly WebhookConsumer[] => webhooks.filter(({ url }) => sameAddress(url, webhookUrl));

/** Whether the webhook receives every event that Outlay needs, for every company. */
export const isComplete = (webhook: WebhookConsumer): boolean => faultOf(webhook) === null;

function webhookLine(account: AccountSettings, needed: Needed): Line {
  const line = {
    setting: 'Webhook',
    needed: `${needed.webhookUrl} with ${counted(neededEvents.length, 'event')}`,
    portal: 'Monitor > Webhooks > Events',
  };
  const [webhook, ...more] = ownWebhooks(account, needed);
  if (!webhook) return { ...line, atCodat: 'not registered', state: 'missing' };
  if (more.length > 0) {
    // Each has a signing secret of its own, and only a person can see which one Outlay has.
    const atCodat = `registered ${more.length + 1} times; delete those with another signing secret`;
    return { ...line, atCodat, state: 'by hand' };
  }
  const fault = faultOf(webhook);
  return fault
    ? { ...line, atCodat: `registered, ${fault}`, state: 'different' }
    : { ...line, atCodat: `registered for ${counted(webhook.eventTypes.length, 'event')}`, state: 'ok' };
}

function faultOf({ eventTypes, disabled, companyTags }: WebhookConsumer): string | null {
  if (disabled) return 'but disabled';
  if (companyTags.length > 0) return `but only for companies tagged ${companyTags.join(', ')}`;
  const missing = neededEvents.filter((event) => !eventTypes.includes(event));
  return missing.length === 0 ? null : `without ${listed(missing)}`;
}

function redirectLine({ profile: { redirectUrl } }: AccountSettings, needed: Needed): Line {
  const line = { setting: 'Redirect URL', needed: needed.redirectUrl, portal: 'Settings > Auth flow > Redirects' };
  if (!redirectUrl) return { ...line, atCodat: 'none; Codat’s last page does not come back', state: 'missing' };
  return leadsTo(redirectUrl, needed.redirectUrl)
    ? { ...line, atCodat: 'set', state: 'ok' }
    : { ...line, atCodat: redirectUrl, state: 'different' };
}

/** Whether a redirect URL leads to the same page with the parameters that it reads. More parameters are allowed. */
function leadsTo(redirectUrl: string, wanted: string): boolean {
  const [found, needed] = [URL.parse(redirectUrl), URL.parse(wanted)];
  if (!found || !needed || found.origin !== needed.origin || found.pathname !== needed.pathname) return false;
  return ['connectionId', 'statusCode'].every((name) => found.searchParams.get(name) === needed.searchParams.get(name));
}

function originLine({ allowedOrigins }: AccountSettings, { origin }: Needed): Line {
  const isAllowed = allowedOrigins.some((allowed) => URL.parse(allowed)?.origin === origin);
  return {
    setting: 'CORS origin',
    atCodat: allowedOrigins.length === 0 ? 'none' : listed(allowedOrigins),
    needed: origin,
    state: isAllowed ? 'ok' : 'missing',
    portal: 'Settings > Auth flow > Link',
  };
}

function dataTypesLine({ syncSettings }: AccountSettings): Line {
  const faults = neededDataTypes.flatMap((dataType) => {
    const setting = syncSettings.find((each) => each.dataType === dataType);
    const fault = readFault(setting);
    return fault ? [{ text: `${dataType}: ${fault}`, isLocked: setting?.isLocked === true }] : [];
  });
  return {
    setting: 'Data types',
    atCodat: faults.length === 0 ? 'read when linked, and every day' : listed(faults.map(({ text }) => text)),
    needed: `${counted(neededDataTypes.length, 'data type')}, read when linked, and every day`,
    state: faults.length === 0 ? 'ok' : faults.some(({ isLocked }) => isLocked) ? 'by hand' : 'different',
    portal: 'Settings > Integrations > Data types',
  };
}

function readFault(setting: SyncSetting | undefined): string | null {
  const faults = [
    setting?.fetchOnFirstLink ? [] : ['not read when linked'],
    setting && setting.syncSchedule > 0 && setting.syncSchedule <= maxReadIntervalHours ? [] : ['not read every day'],
  ].flat();
  return faults.length === 0 ? null : faults.join(' and ');
}

/** Returns the sync settings with those changed that Outlay needs. Leaves the settings of other data types as they are. */
export function neededSyncSettings(settings: readonly SyncSetting[]): SyncSetting[] {
  const lastOrder = Math.max(0, ...settings.map(({ syncOrder }) => syncOrder));
  const added = neededDataTypes
    .filter((dataType) => !settings.some((setting) => setting.dataType === dataType))
    .map((dataType, index) => ({
      dataType,
      fetchOnFirstLink: false,
      syncSchedule: 0,
      syncOrder: lastOrder + 1 + index,
    }));
  return [...settings, ...added].map((setting) =>
    neededDataTypes.includes(setting.dataType) && readFault(setting)
      ? {
          ...setting,
          fetchOnFirstLink: true,
          syncSchedule:
            setting.syncSchedule > 0 ? Math.min(setting.syncSchedule, maxReadIntervalHours) : maxReadIntervalHours,
        }
      : setting,
  );
}

/** Returns the companies of Outlay that have no expense product. */
export const companiesWithoutProduct = ({
  companies,
}: Pick<AccountSettings, 'companies'>): AccountSettings['companies'] =>
  companies.filter(({ products }) => !products.includes(neededProduct));

function productLine(account: AccountSettings): Line {
  const line = {
    setting: 'Expenses product',
    needed: 'on for every company that Outlay creates',
    portal: 'Settings > Organizational settings > Products',
  };
  const all = account.companies.length;
  // The API has the products of a company, but not those that a new company gets.
  if (all === 0) return { ...line, atCodat: 'not readable before the first company is linked', state: 'note' };
  const off = companiesWithoutProduct(account).length;
  return off === 0
    ? { ...line, atCodat: `on for ${plural(all, '# company', '# companies')}`, state: 'ok' }
    : { ...line, atCodat: `off for ${off} of ${plural(all, '# company', '# companies')}`, state: 'different' };
}

const nameLine = ({ profile: { name } }: AccountSettings, needed: string): Line => ({
  setting: 'Client name',
  atCodat: name || 'none',
  needed,
  state: name === needed ? 'ok' : 'different',
  portal: '',
});

/** Codat's API does not return the signing secret, so only its form can be checked. */
function secretLine(secret: string): Line {
  const line = {
    setting: secretSetting,
    atCodat: 'only the Portal shows it',
    portal: 'Monitor > Webhooks > Events > the endpoint > Signing secret',
  };
  return /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret)
    ? { ...line, needed: 'CODAT_WEBHOOK_SECRET, which is set', state: 'note' }
    : { ...line, needed: 'CODAT_WEBHOOK_SECRET, which is not set to a whsec_…', state: 'by hand' };
}

const sameAddress = (one: string, other: string): boolean => URL.parse(one)?.href === URL.parse(other)?.href;

const shownAtMost = 3;

/** Returns the texts as a list. Of a long list, only the first ones and the number of the others. */
const listed = (texts: readonly string[]): string =>
  texts.length <= shownAtMost + 1
    ? texts.join(', ')
    : `${texts.slice(0, shownAtMost).join(', ')} and ${texts.length - shownAtMost} more`;
