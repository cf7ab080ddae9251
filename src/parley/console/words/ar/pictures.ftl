# Pictures that go with a message.
wr-pictures = الصور
wr-picture = إضافة صورة
wr-picture-how = PNG أو JPEG، 5 ميبيبايت على الأكثر. لا تُرسل إلا البكسلات واسم الملف: يُحذف المكان والوقت والكاميرا.
wr-picture-large = لم يُضَف لأنه أكبر من { $most } ميبيبايت: { $name }. صغّره: بكسلات أقل، أو الجزء المهم وحده.
wr-picture-about = ما تُظهره
pic-heading = الصور المرفقة به
pic-bytes = { $count } بايت
pic-show = عرضها: تُفك أولًا بمعزل عن المفاتيح
pic-save = حفظها
pic-closed = ليست صورة مسطحة: لم تُفتح
pic-refused = أكبر من المتفق عليه: لم تُطلب
pic-lacking = مسماة ولم تُسلَّم بعد: وصل { $have } من { $size } بايت. محطتنا تطلبها بنفسها (كلمتنا).
