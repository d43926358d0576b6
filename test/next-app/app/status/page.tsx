import type {Metadata} from 'next';
import {PlatformStatusCard} from 'elytra-status/next';
import {STATUS_URL} from '../status-url';

export const metadata: Metadata = {title: 'Status · Elytra Cloud'};

export default function StatusPage() {
  return (
    <>
      <h1>Status</h1>
      <PlatformStatusCard src={STATUS_URL} variant="page" headingLevel={2} />
    </>
  );
}
