import { NoAccess } from '@/components/frame/no-access';

/** Shown inside the company's layout. That layout already renders the `main` element, so this page has none. */
export default function NotFound() {
  return <NoAccess />;
}
