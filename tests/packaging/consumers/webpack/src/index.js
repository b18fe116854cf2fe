import { mount } from 'hotline-report';

await mount(document.querySelector('#report'), 'missouri-2020.json');
