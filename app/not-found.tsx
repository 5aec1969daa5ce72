import type { Metadata } from 'next';
import { NoPage } from '@/components/frame/no-page';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return <NoPage home="/" />;
}
