import {ElytraStatus, type ElytraStatusElement} from 'elytra-status/react';
import {useRef} from 'react';

export function App() {
  const card = useRef<ElytraStatusElement>(null);
  return (
    <>
      <ElytraStatus
        ref={card}
        src="/status.json"
        refreshSeconds={0}
        headingLevel={2}
        hideWhenOperational
        messages={{known: 'All of it: {status}'}}
        onStatusLoad={() => {
          document.documentElement.dataset.loaded = card.current?.data?.platform_status;
        }}
      >
        No news
      </ElytraStatus>
      <elytra-status src="/status.json" variant="badge" refresh-seconds={0} />
    </>
  );
}
