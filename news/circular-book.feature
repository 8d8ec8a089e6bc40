The monthly circular on supervision is taken away as XLSX, a sheet for each part; long lists on the page say how many more the files hold.
