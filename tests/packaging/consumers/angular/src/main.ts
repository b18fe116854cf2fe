import { Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { HotlineReport } from './hotline-report';
import type { HotlineReportEventMap } from 'hotline-report/element';

@Component({
  selector: 'app-root',
  imports: [HotlineReport],
  template: `
    <button (click)="charts.set('none')">{{ title() }}</button>
    <hotline-report src="missouri-2020.json" [charts]="charts()" (ready)="ready($event)"></hotline-report>
  `,
})
class App {
  readonly charts = signal<'canvas' | 'none'>('canvas');
  readonly title = signal('');

  ready({ detail }: HotlineReportEventMap['report-ready']) {
    this.title.set(detail.report.title);
  }
}

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
