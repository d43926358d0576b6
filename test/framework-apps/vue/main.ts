import 'elytra-status/define';
import 'elytra-status/reserve.css';
import {createApp} from 'vue';
import App from './App.vue';

createApp(App).mount('#app');
