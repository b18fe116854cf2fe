import { mount } from 'hotline-report';
import missouri from 'hotline-report/maps/US-MO.json';
import 'hotline-report/report.css';

// A bundler gives files other names, so the map is handed over.
const geometry = async () => missouri;
await mount(document.querySelector('#report'), `${import.meta.env.BASE_URL}missouri-2020.json`, { geometry });
