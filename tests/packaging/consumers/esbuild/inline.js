import { mount } from 'hotline-report/inline';

mount(document.querySelector('#report'), 'missouri-2020.json');
