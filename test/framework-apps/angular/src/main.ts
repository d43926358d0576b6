import {Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection} from '@angular/core';
import {bootstrapApplication} from '@angular/platform-browser';
import type {StatusLoadEvent} from 'elytra-status';
import 'elytra-status/define';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `<elytra-status
    [attr.src]="src"
    refresh-seconds="0"
    [messages]="messages"
    (elytra-status-load)="onLoad($event)"
  ></elytra-status>`,
})
class App {
  protected readonly src = '/status.json';
  protected readonly messages = {known: 'All of it: {status}'};
  protected onLoad(event: Event): void {
    document.documentElement.dataset['loaded'] = (event as StatusLoadEvent).data.platform_status;
  }
}

bootstrapApplication(App, {providers: [provideZonelessChangeDetection()]}).catch(console.error);
