import 'server-only';
import { headers } from 'next/headers';
import type { NextAuthOptions } from 'next-auth';
import AzureAd from 'next-auth/providers/azure-ad';
import Credentials from 'next-auth/providers/credentials';
import Google from 'next-auth/providers/google';
import { endSession, startSession } from '@/lib/data/company/sessions';
import { userByAddress } from '@/lib/data/company/users';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { clientAddress } from './client-address';
import { authCookies, isSecure } from './cookies';
import { checkSignIn } from './sign-in';

/** Returns the external sign-in providers that are configured. Signing in with a password is always possible. */
export const outsideProviders = (): { id: 'google' | 'azure-ad'; name: string }[] => {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET, MICROSOFT_TENANT_ID } =
    env();
  const microsoft = MICROSOFT_CLIENT_ID && MICROSOFT_CLIENT_SECRET && MICROSOFT_TENANT_ID;
  return [
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET ? [{ id: 'google' as const, name: 'Google' }] : []),
    ...(microsoft ? [{ id: 'azure-ad' as const, name: 'Microsoft' }] : []),
  ];
};

const providers = (): NextAuthOptions['providers'] => {
  const {
    GOOGLE_CLIENT_ID = '',
    GOOGLE_CLIENT_SECRET = '',
    MICROSOFT_CLIENT_ID = '',
    MICROSOFT_CLIENT_SECRET = '',
    MICROSOFT_TENANT_ID = '',
  } = env();
  const configured = outsideProviders().map((provider) => provider.id);
  return [
    Credentials({ credentials: { email: { type: 'email' }, password: { type: 'password' } }, authorize: checkSignIn }),
    ...(configured.includes('google')
      ? [Google({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET })]
      : []),
    ...(configured.includes('azure-ad')
      ? [
          AzureAd({
            clientId: MICROSOFT_CLIENT_ID,
            clientSecret: MICROSOFT_CLIENT_SECRET,
            tenantId: MICROSOFT_TENANT_ID,
          }),
        ]
      : []),
  ];
};

/**
 * Whether the provider has verified that the address belongs to the person. Google states this in the profile.
 * Microsoft does not: anybody can create a directory and enter any address in it. So only the configured directory is
 * accepted.
 */
function isVouchedFor(provider: string | undefined, profile: object | undefined): boolean {
  if (!profile) return false;
  if (provider === 'google') return 'email_verified' in profile && profile.email_verified === true;
  return provider === 'azure-ad' && 'tid' in profile && profile.tid === env().MICROSOFT_TENANT_ID;
}

/**
 * The options of next-auth. Its token contains the person's id and the id of a session row. The row is read on every
 * request, so that a session can be ended.
 */
export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  cookies: authCookies(),
  useSecureCookies: isSecure(),
  providers: providers(),
  session: { strategy: 'jwt', maxAge: 30 * 24 * 60 * 60 },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  callbacks: {
    // Google and Microsoft sign in only people who have an account. They create none.
    async signIn({ account, profile, user }) {
      if (account?.provider === 'credentials') return true;
      const known =
        user.email && isVouchedFor(account?.provider, profile) ? await userByAddress(user.email.toLowerCase()) : null;
      return known ? true : '/sign-in?error=unknown-account';
    },
    async jwt({ token, user, trigger }) {
      if (trigger !== 'signIn' || !user?.email) return token;
      const known = await userByAddress(user.email.toLowerCase());
      if (!known) return {};
      const received = await headers();
      const sessionId = await startSession({
        userId: known.id,
        userAgent: (received.get('user-agent') ?? '').slice(0, 300),
        ipAddress: clientAddress(received),
      });
      return { sub: known.id, sid: sessionId };
    },
    session: ({ session, token }) => ({ ...session, sessionId: typeof token.sid === 'string' ? token.sid : undefined }),
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.sid === 'string' && token.sub) await endSession(token.sub, token.sid);
    },
  },
  logger: {
    error: (code) => log().warn({ code }, 'next-auth'),
    warn: () => undefined,
    debug: () => undefined,
  },
});
