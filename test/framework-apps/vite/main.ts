import 'elytra-status/define';
import 'elytra-status/lang/de';
import 'elytra-status/reserve.css';

const card = document.querySelector('elytra-status')!;
card.addEventListener('elytra-status-load', ({data}) => {
  document.documentElement.dataset.loaded = data.platform_status;
});
