import {PlatformStatusCard} from 'elytra-status/next';
import {STATUS_URL} from './status-url';

export default function Home() {
  return (
    <section className="hero">
      <div>
        <h1>WordPress, looked after</h1>
        <p>Updates, backups and monitoring, and an honest answer to how it is all doing.</p>
      </div>
      <PlatformStatusCard src={STATUS_URL} headingLevel={2} href="/status" />
    </section>
  );
}
