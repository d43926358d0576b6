import type {Metadata} from 'next';
import Link from 'next/link';
import type {ReactNode} from 'react';
import 'elytra-status/reserve.css';
import './site.css';

export const metadata: Metadata = {
  title: 'Elytra Cloud',
  description: 'WordPress hosting that says how it is doing.',
};

export default function Layout({children}: {children: ReactNode}) {
  return (
    <html lang="en">
      <body>
        <header>
          <strong>Elytra Cloud</strong>
          <nav>
            <Link href="/">Home</Link> <Link href="/status">Status</Link>
          </nav>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}
