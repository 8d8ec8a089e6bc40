The supervision board tells for every light how many items it has more or less than a week ago.
